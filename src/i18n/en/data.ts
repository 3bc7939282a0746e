import type { data as zh } from "../zh-CN/data.ts";

export const data: Readonly<Record<keyof typeof zh, string>> = {};
