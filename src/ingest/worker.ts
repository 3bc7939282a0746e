import { type BuiltFiles, type BuiltTable, createImporter } from "./importer.ts";
import { readContacts } from "./read-contacts.ts";
import { type Answer, type Request, toFailure } from "./worker-messages.ts";

/** The importer in a worker of its own: the page stays responsive, and a stop is an end of the worker. */
const importer = createImporter(() => new Promise((resolve) => setTimeout(resolve)));

/** What is still to come of the tables built last, and which request they answered. */
let late: { readonly of: number; readonly find: NonNullable<BuiltFiles["late"]> } | null = null;

const send = (answer: Answer, transfer: Transferable[] = []): void => self.postMessage(answer, { transfer });

async function answer(message: Request): Promise<void> {
  const { request } = message;
  const onProgress = (progress: Extract<Answer, { type: "progress" }>["progress"]): void =>
    send({ request, type: "progress", progress });
  switch (message.type) {
    case "read":
      send({ request, type: "read", result: await importer.read(message.file, onProgress) });
      return;
    case "build": {
      // Given away as soon as it is there: it is written while the next is made.
      const onTable = (table: BuiltTable): void =>
        send({ request, type: "table", table }, [table.ipc.buffer].filter(isTransferable));
      const { ids, decisions, context } = message;
      const { tables: _, late: find, ...result } = await importer.build(ids, decisions, context, onTable);
      late = find === null ? null : { of: request, find };
      send({ request, type: "built", result: { ...result, isLate: find !== null } });
      return;
    }
    case "late": {
      if (late?.of !== message.of) throw new Error("other tables were built meanwhile");
      const { find } = late;
      late = null;
      send({ request, type: "late", result: await find() });
      return;
    }
    case "sources": {
      const result = await importer.sources(message.ids, message.decisions, message.salt);
      send({ request, type: "sources", result }, result.map(({ ipc }) => ipc.buffer).filter(isTransferable));
      return;
    }
    case "check":
      send({ request, type: "checked", result: await importer.check(message.columns) });
      return;
    case "contacts":
      send({ request, type: "contacts", result: await readContacts(message.file, message.wanted, onProgress) });
      return;
    case "forget":
      importer.forget(message.id);
      send({ request, type: "done" });
  }
}

const isTransferable = (buffer: ArrayBufferLike): buffer is ArrayBuffer => buffer instanceof ArrayBuffer;

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answer(data).catch((error: unknown) => send({ request: data.request, type: "failed", failure: toFailure(error) }));
});
