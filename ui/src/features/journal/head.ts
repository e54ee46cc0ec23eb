import type { Head } from "~/api";

/** The ends of all chains on one line, short enough to be compared with a printed one: `device:number:hash …`. */
export function headLine({ devices }: Head): string {
  return devices
    .map(({ device, number, hash }) => `${shortDevice(device)}:${number}:${hash.slice(0, 12)}`)
    .join(" ");
}

/** How many entries stand in the chains. */
export function entriesOf({ devices }: Head): number {
  return devices.reduce((sum, { number }) => sum + number, 0);
}

/** Enough of a device's identifier to tell it from the others of a committee. */
export const shortDevice = (device: string) => device.slice(0, 8);
