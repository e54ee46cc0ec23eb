import type { Head } from "~/api";

/** The hash over all chains and the end of each on one line, short enough to be compared: `hash (device:number:hash …)`. */
export function headLine({ hash, devices }: Head): string {
  const ends = devices.map(
    ({ device, number, hash: end }) => `${shortDevice(device)}:${number}:${short(end)}`,
  );
  return ends.length > 0 ? `${short(hash)} (${ends.join(" ")})` : short(hash);
}

const short = (hash: string) => hash.slice(0, 12);

/** Enough of a device's identifier to tell it from the others of a committee. */
export const shortDevice = (device: string) => device.slice(0, 8);
