import type { app as fr } from "../fr/app";

export const app: Record<keyof typeof fr, string> = { "app.name": "Palmarès" };
