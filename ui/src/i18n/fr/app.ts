export const app = { "app.name": "Palmarès" } as const;
