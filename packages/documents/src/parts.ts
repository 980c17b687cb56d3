import { problem, type Said, type TemplateProblem } from './problem.ts';
import { allIn, attribute, childrenOf, parseXml } from './xml.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const documentType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const main = 'word/document.xml';

/** The kinds of file that a document may consist of. */
const allowed = /(^|\/)[^/]*\.(xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)$/i;
const dangerous = /(vba|macro|activeX|embeddings|oleObject|customUI|afchunk)/i;

/** What in the parts of a .docx file keeps it from being a template. */
export function refused(files: Files): TemplateProblem[] {
  if (!isDocument(files)) return [problem('word.none', noDocument)];
  return [...brought(files), ...outside(files), ...inside(files)];
}

function isDocument(files: Files): boolean {
  const types = files.get('[Content_Types].xml');
  if (!types || !files.has(main)) return false;
  const override = childrenOf(parseXml(types), 'Override').find(
    (one) => attribute(one, 'PartName') === `/${main}`,
  );
  const type = attribute(override, 'ContentType') ?? '';
  return type === documentType || type.includes('macroEnabled');
}

function brought(files: Files): TemplateProblem[] {
  const types = childrenOf(parseXml(files.get('[Content_Types].xml') ?? new Uint8Array()));
  const hasMacro = types.some((one) =>
    /macroEnabled|vbaProject/i.test(attribute(one, 'ContentType') ?? ''),
  );
  const names = [...files.keys()].filter((name) => name !== '[Content_Types].xml');
  const bad = names.filter((name) => dangerous.test(name) || !allowed.test(name));
  if (hasMacro || bad.some((name) => /vba|macro/i.test(name)))
    return [problem('word.macro', macro)];
  return bad.length > 0 ? [problem('word.embedded', embedded(bad[0] ?? ''))] : [];
}

/** References to other files and addresses: Word would follow them when the document is opened. */
function outside(files: Files): TemplateProblem[] {
  const targets = [...files]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, content]) => allIn(parseXml(content), 'Relationship'))
    .filter((one) => attribute(one, 'TargetMode') === 'External')
    .map((one) => attribute(one, 'Target') ?? '');
  return [...new Set(targets)].map((target) => problem('word.external', external(target)));
}

const objects = ['w:object', 'w:control', 'w:altChunk', 'w:subDoc', 'o:OLEObject'];
const revisions = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:commentReference'];
const fields = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

function inside(files: Files): TemplateProblem[] {
  return [...files].flatMap(([name, content]) => {
    if (!/^word\/[^/]+\.xml$/.test(name)) return [];
    const root = parseXml(content);
    const has = (names: readonly string[]) => names.some((one) => allIn(root, one).length > 0);
    return [
      ...(has(objects) ? [problem('word.embedded', embedded(name))] : []),
      ...(has(revisions) ? [problem('word.revisions', revised)] : []),
      ...instructionsIn(root)
        .filter((instruction) => !fields.test(instruction))
        .map((instruction) => problem('word.field', field(instruction.trim()))),
    ];
  });
}

/** The instructions of the fields in a part; one that is split into runs is put together. */
function instructionsIn(root: Parameters<typeof allIn>[0]): string[] {
  const simple = allIn(root, 'w:fldSimple').map((one) => attribute(one, 'w:instr') ?? '');
  const complex: string[] = [];
  for (const run of allIn(root, 'w:r')) {
    const begins = childrenOf(run, 'w:fldChar').some(
      (one) => attribute(one, 'w:fldCharType') === 'begin',
    );
    if (begins) complex.push('');
    const text = childrenOf(run, 'w:instrText').map((one) => one.textContent ?? '');
    if (text.length > 0) complex.push(`${complex.pop() ?? ''}${text.join('')}`);
  }
  return [...simple, ...complex];
}

const noDocument: Said = [
  '这不是 Word 文档（.docx）。',
  'This is no Word document (.docx).',
  '请在 Word 或 WPS 中另存为 .docx 后再上传。',
  'Save it as .docx in Word or WPS and send that.',
];
const macro: Said = [
  '文档中有宏。',
  'The document has macros.',
  '请另存为不含宏的 .docx 后再上传。',
  'Save it as a .docx without macros and send that.',
];
const embedded = (what: string): Said => [
  `文档中嵌入了其他对象（${what}）。`,
  `Something else is embedded in the document (${what}).`,
  '请删去嵌入的表格、文件和控件；图片请用 PNG 或 JPEG。',
  'Remove embedded sheets, files and controls; use PNG or JPEG for pictures.',
];
const external = (target: string): Said => [
  `文档引用了外部地址（${target}）。`,
  `The document refers to an address outside (${target}).`,
  '请取消超链接、链接的图片和附加的模板后再保存上传。',
  'Remove links, linked pictures and the attached template, save it, and send that.',
];
const revised: Said = [
  '文档中有修订或批注。',
  'The document has tracked changes or comments.',
  '请接受全部修订、删除批注后再保存上传。',
  'Accept all changes and delete the comments, save it, and send that.',
];
const field = (instruction: string): Said => [
  `不能使用域「${instruction}」。`,
  `The field “${instruction}” cannot be used.`,
  '请把它变成普通文字；可用的只有页码（PAGE）和总页数（NUMPAGES）。',
  'Turn it into plain text; only the number of the page (PAGE) and of pages (NUMPAGES) can be used.',
];
