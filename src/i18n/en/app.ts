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
    "The English texts did not load, so the page stays in Chinese; check the network and choose English again ({{message}})",
  "app.mode": "Appearance",
  "app.mode.auto": "System",
  "app.mode.light": "Light",
  "app.mode.dark": "Dark",
  "app.screen.failed": "This page could not be opened",
  "app.screen.failed.detail": "A part of the program did not load: {{message}}. Check the network and try again.",
  "app.screen.missing": "This page does not exist yet",
  "app.screen.to-overview": "Back to the overview",
  "app.reload": "Reload",
  "app.crashed": "The program stopped because of an error",
  "app.crashed.detail":
    "{{message}}. Your data have not left this machine and are unchanged; reload the page to go on.",

  "app.engine.starting": "Starting the engine",
  "app.engine.loading": "Loading {{table}} {{share}}",
  "app.engine.ready": "Engine ready",
  "app.engine.restarting": "The engine stopped and is restarting; data and filters will come back by themselves",
  "app.engine.restarting.memory":
    "Memory ran out and the engine is restarting; data and filters will come back by themselves",
  "app.engine.failed":
    "The engine could not be started: only charts without filters can be shown. Restart it, or clear the filters",
  "app.engine.failed.memory":
    "Memory ran out and the engine could not be brought back: the charts stay as they are. Close other pages and try again, or import a smaller file",
  "app.engine.unsupported":
    "This browser has no WebAssembly: only the charts of the start view can be shown, without filters. Please use a recent Edge, Chrome or Firefox",
  "app.engine.retry": "Restart",
  "app.engine.details": "Details",
  "app.start.failed":
    "The bundled first results could not be read; the charts wait some seconds for the engine ({{message}})",
};
