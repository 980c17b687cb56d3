import { readdirSync, readFileSync } from 'node:fs';
import { templates } from './templates/index.mjs';
import { wordFile } from './word.mjs';

export const root = new URL('../../', import.meta.url);
export const folder = new URL('forms/national/documents/', root);

/** The templates of the base pack: the names of the files and their bytes. */
export const templateFiles = () =>
  Object.entries(templates).map(([id, { blocks, foot }]) => [`${id}.docx`, wordFile(blocks, foot)]);

/** The definitions of the base pack, by their codes. */
export function definitions() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const read = names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  const order = Object.keys(templates);
  return read.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** The page `docs/documents.md`. */
export function tableOf() {
  const rows = definitions().map(({ code, id, title, about, workflow, actions, number }) => {
    const named = actions.map((one) => `\`${one}\``).join(', ');
    const of = { person: 'a person', report: `the report of \`${workflow}\`` };
    const at = of[about] ?? `\`${workflow}\`: ${named}`;
    return [code, title['zh-CN'], `\`${id}\``, at, number ?? ''];
  });
  const heads = ['code', 'document', 'id', 'made of', 'number'];
  const widths = heads.map((head, i) => Math.max(...[heads, ...rows].map((row) => width(row[i]))));
  const line = (cells) => `| ${cells.map((cell, i) => padded(cell, widths[i])).join(' | ')} |`;
  const rule = widths.map((one) => '-'.repeat(one));
  return `${introduction}\n${[heads, rule, ...rows].map(line).join('\n')}\n`;
}

const padded = (text, to) => text + ' '.repeat(to - width(text));
/** A Chinese character is as wide as two others. */
const width = (text) => text.replaceAll(/[\u2e80-\ua4cf\uff00-\uff60]/g, '--').length;

const introduction = `# The documents of the base pack

The standard paperwork D1–D28 and the minutes of meetings (D29) as Word templates:
\`forms/national/documents/<id>.docx\`, each beside its definition. Made by \`node scripts/documents/main.mjs\`, which writes this page too; how a template is
written is said in \`forms/README.md\`.
`;
