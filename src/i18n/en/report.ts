import type { report as zh } from "../zh-CN/report.ts";

export const report: Readonly<Record<keyof typeof zh, string>> = {};
