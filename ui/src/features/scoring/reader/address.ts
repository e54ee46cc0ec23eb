/** Whether this is the second window, which the shell opens at an address of its own. */
export const isReader = (): boolean => location.hash.startsWith("#/reader");
