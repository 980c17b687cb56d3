// `node scripts/documents/main.mjs` writes the Word templates of the base pack, and the table of them
// in docs/documents.md. What belongs to which action is said in the definitions beside the templates.
import { writeFileSync } from 'node:fs';
import { folder, root, tableOf, templateFiles } from './made.mjs';

for (const [name, bytes] of templateFiles()) writeFileSync(new URL(name, folder), bytes);
writeFileSync(new URL('docs/documents.md', root), tableOf());
