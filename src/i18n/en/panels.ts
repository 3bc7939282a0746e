import type { panels as zh } from "../zh-CN/panels.ts";

export const panels: Readonly<Record<keyof typeof zh, string>> = {};
