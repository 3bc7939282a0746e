import type { app as zh } from "../zh-CN/app.ts";

export const app: Readonly<Record<keyof typeof zh, string>> = {
  "app.title": "Contest Lens",
  "app.subtitle": "Analytics for the people who organise a data contest",
};
