// `node scripts/documents/look.mjs <folder>` fills every template of the base pack with the example of
// the tests, as .docx and as PDF, to be looked at. Needs what `tsc -b` builds.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadChain } from '../../packages/definitions/dist/load.js';
import { resolve } from '../../packages/definitions/dist/resolve.js';
import { dataOf, fill, placeholdersOf, toPdf } from '../../packages/documents/dist/index.js';
import { paperwork } from './example.mjs';
import { folder, root } from './made.mjs';

const [to = 'out'] = process.argv.slice(2);
const national = resolve(await loadChain(fileURLToPath(root), 'national'));
mkdirSync(to, { recursive: true });
for (const { id, template, ...document } of Object.values(national.documents)) {
  const data = dataOf(placeholdersOf(national, document), paperwork);
  const filled = fill(readFileSync(new URL(template.name, folder)), data);
  writeFileSync(join(to, `${id}.docx`), filled);
  const about = { title: document.title['zh-CN'], date: new Date(paperwork.today) };
  writeFileSync(join(to, `${id}.pdf`), await toPdf(filled, about));
}
