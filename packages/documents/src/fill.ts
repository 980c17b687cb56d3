import { XMLSerializer } from '@xmldom/xmldom';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { splitParagraphs } from './paragraphs.ts';
import type { Data, Value } from './placeholder.ts';
import { isFilled } from './template.ts';
import { parseXml } from './xml.ts';
import { unzip } from './zip.ts';

/**
 * A template with its places filled. The same template and data always give the same bytes; what is
 * not known stays blank, a text of several lines becomes several paragraphs. Who wrote the template
 * and with what is not passed on.
 *
 * @param bytes a template that `checkTemplate` finds nothing wrong with
 * @throws TemplateError when it is no .docx
 */
export function fill(bytes: Uint8Array, data: Data): Uint8Array {
  const zip = new PizZip();
  for (const [name, content] of unzip(bytes)) zip.file(name, content, { binary: true });
  const filled = new Docxtemplater(zip, {
    paragraphLoop: true,
    stripInvalidXMLChars: true,
    errorLogging: false,
    nullGetter: () => '',
    parser: (tag) => ({ get: (scope, { meta }) => read(scope, tag.trim(), meta.part.module) }),
  });
  filled.render(data);
  for (const name of Object.keys(zip.files)) finish(zip, name);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A tag is looked up by its whole name among a scope's own properties: nothing is evaluated. */
function read(scope: unknown, tag: string, module: string | undefined) {
  if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, tag)) return undefined;
  const { text, holds, rows } = (scope as Data)[tag] as Value;
  if (module === 'loop') return rows ?? holds;
  return text.replaceAll('\r', '').replaceAll('\n', lineEnd);
}

/** Stands for the end of a line until paragraphs are split there: no character, so nobody types it. */
const lineEnd = '\ufdd0';
const firstDay = new Date(1980, 0, 1);

function finish(zip: PizZip, name: string): void {
  const properties = plainProperties[name];
  if (properties) zip.file(name, properties);
  else if (isFilled(name)) {
    const root = parseXml(zip.file(name)?.asUint8Array() ?? new Uint8Array());
    if (splitParagraphs(root, lineEnd))
      zip.file(name, new XMLSerializer().serializeToString(root.ownerDocument ?? root));
  }
  const file = zip.files[name];
  if (file) file.date = firstDay;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const extended = 'http://schemas.openxmlformats.org/officeDocument/2006';
const plainProperties: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${head}<Properties xmlns="${extended}/extended-properties"/>`,
  'docProps/custom.xml': `${head}<Properties xmlns="${extended}/custom-properties"/>`,
};
