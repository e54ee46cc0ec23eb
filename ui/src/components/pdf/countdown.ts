const TICK = 250;
/** The most that one tick may count: a document may hold the window up for a moment, longer than this the machine slept. */
const MOST = 2000;

/**
 * Calls `over` once `seconds` were spent, and returns what stops the countdown. A lid that was closed does not make an
 * innocent document too heavy.
 */
export function countdown(seconds: number, over: () => void, now: () => number = () => performance.now()) {
  let left = seconds * 1000;
  let last = now();
  const timer = setInterval(() => {
    const at = now();
    left -= Math.min(at - last, MOST);
    last = at;
    if (left > 0) return;
    clearInterval(timer);
    over();
  }, TICK);
  return () => clearInterval(timer);
}
