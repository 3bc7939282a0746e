import type { app as zh } from "../zh-CN/app.ts";

export const app: Readonly<Record<keyof typeof zh, string>> = {
  "app.title": "Contest Lens",
  "app.skip": "Skip to the main content",
  "app.nav": "Main navigation",
  "app.demo": "Demo data (演示数据)",
  "app.demo.detail":
    "Registrations and scores are made up by a program and say nothing of the real contest; your first own import removes them.",
  "app.as-of": "Data as of {{time}}",
  "app.as-of.unset": "Data as of: not set",
  "app.language": "Language",
  "app.language.failed":
    "The texts of English did not load, so the page is in Chinese; check the network and choose English again ({{message}})",
  "app.mode": "Appearance",
  "app.mode.auto": "As the system",
  "app.mode.light": "Light",
  "app.mode.dark": "Dark",
  "app.screen.failed": "This page could not be opened",
  "app.screen.failed.detail": "A part of the program did not load: {{message}}. Check the network and try again.",
  "app.screen.missing": "This page does not exist yet",
  "app.screen.to-overview": "Back to the overview",
  "app.reload": "Open again",
  "app.crashed": "The program has met an error and stopped",
  "app.crashed.detail":
    "{{message}}. Your data have not left this machine and are unchanged; open the page again to go on.",

  "app.engine.starting": "Starting the engine",
  "app.engine.loading": "Loading {{table}} {{share}}",
  "app.engine.ready": "Engine ready",
  "app.engine.restarting": "The engine broke off and is starting again; data and filters will come back by themselves",
  "app.engine.restarting.memory":
    "Memory ran out and the engine is starting again; data and filters will come back by themselves",
  "app.engine.failed":
    "The engine could not be started: only charts without filters can be shown. Start it again, or clear the filters",
  "app.engine.failed.memory":
    "Memory ran out and the engine could not be brought back: the charts stay as they are. Close other pages and try again, or import a smaller file",
  "app.engine.unsupported":
    "This browser has no WebAssembly: you see the charts of the start and cannot filter. Please use a recent Edge, Chrome or Firefox",
  "app.engine.retry": "Start again",
  "app.engine.details": "Details",
  "app.start.failed":
    "The bundled first results could not be read; the charts wait for the engine, some seconds ({{message}})",
};
