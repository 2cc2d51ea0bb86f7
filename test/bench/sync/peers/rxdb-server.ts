/** The server's half of RxDB's replication, in memory: nothing is ever flushed, in its favour. */
import { readFileSync } from 'node:fs';
import { contentOf } from '../digest.ts';
import { answerJson, readBody, serveBench } from '../servers/answer.ts';

type Doc = { readonly id: string; readonly fields?: object; readonly _deleted?: boolean };
type Pushed = { readonly newDocumentState: Doc; readonly assumedMasterState?: Doc };
type Placed = { readonly doc: Doc; readonly position: number };

const [folder = ''] = process.argv.slice(2);
const byId = new Map<string, Placed>();
/** In the order of their last change; what was overtaken stays and is passed over. */
const inOrder: Placed[] = [];

serveBench(folder, {
  'POST /fill': async (request, response) => {
    const docs: readonly Doc[] = JSON.parse(readFileSync(await readBody(request), 'utf8'));
    for (const doc of docs) set({ ...doc, _deleted: false });
    response.end();
  },
  'POST /rx/pull': async (request, response) => {
    const { after, batchSize } = JSON.parse(await readBody(request));
    await answerJson(response, JSON.stringify(pageAfter(after, batchSize)));
  },
  'POST /rx/push': async (request, response) => {
    const rows: readonly Pushed[] = JSON.parse(await readBody(request));
    const conflicts = rows.flatMap(({ newDocumentState, assumedMasterState }) => {
      const held = byId.get(newDocumentState.id)?.doc;
      if (held && JSON.stringify(held) !== JSON.stringify(assumedMasterState)) return [held];
      set(newDocumentState);
      return [];
    });
    await answerJson(response, JSON.stringify(conflicts));
  },
  'GET /content': async (_request, response) => {
    const docs = [...byId.values()].map(({ doc }) => doc.fields);
    response.end(JSON.stringify(await contentOf(docs)));
  },
});

function set(doc: Doc): void {
  const placed = { doc, position: inOrder.length + 1 };
  byId.set(doc.id, placed);
  inOrder.push(placed);
}

function pageAfter(after: number, batchSize: number) {
  const documents: Doc[] = [];
  let position = after;
  while (position < inOrder.length && documents.length < batchSize) {
    const placed = inOrder[position++];
    if (placed && byId.get(placed.doc.id) === placed) documents.push(placed.doc);
  }
  return { documents, checkpoint: { position } };
}
