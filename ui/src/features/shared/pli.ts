/** Whether a file is a pack or a return, by its name. */
export function isPli(path: string): boolean {
  return /\.pli$/i.test(path);
}
