import type { screens as zh } from "../zh-CN/screens.ts";

export const screens: Readonly<Record<keyof typeof zh, string>> = {};
