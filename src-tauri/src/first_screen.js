// Tells when a screen can be used: what it promises stands, nothing lies over it, two frames of it were painted and the
// page's thread is free for the next key. SELECTOR is what the screen promises. Only in builds for tests.
(() => {
  const reachable = () => {
    // Element by element: WebKit keeps the answer « none » of a question asked before anything was drawn (seen with 2.50).
    const found = [...document.getElementsByTagName("*")].find((element) => element.matches(SELECTOR));
    if (!found) return false;
    const { left, top, width, height } = found.getBoundingClientRect();
    return found.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  const told = () => {
    document.title = "usable";
  };
  const watch = () =>
    requestAnimationFrame(() => (reachable() ? requestAnimationFrame(() => setTimeout(told)) : watch()));
  document.addEventListener("DOMContentLoaded", watch);
})();
