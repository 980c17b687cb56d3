import { columnUi } from '../columns.ts';
import type { FieldSchema, FieldUi, Form } from '../model/form.ts';
import { type Place, problem, type Said, within } from '../place.ts';
import type { Problem } from '../problem.ts';

const isFile = (ui: FieldUi | undefined) =>
  ui?.['ui:widget'] === 'file' || ui?.['ui:widget'] === 'signature';

/**
 * Fields that hold files: their answer is the id of an upload, or a list of such ids, so their
 * schema is a plain text or list of texts; they stand at the top of a form, which belongs to a case.
 */
export function checkFileFields(form: Form, isOfRegister: boolean, place: Place): Problem[] {
  const { schema, uiSchema = {}, fields = {} } = form;
  const held = Object.entries(uiSchema).flatMap(([field, ui]) => {
    const at = within(place, 'uiSchema', field);
    const inRows = Object.keys(ui.items ?? {}).filter((name) => isFile(columnUi(ui, name)));
    return [
      ...inRows.map((name) => problem('file.row', within(at, 'items', name), notInRows)),
      ...(isFile(ui) ? checkFileField(form, field, ui, isOfRegister, place) : []),
    ];
  });
  const limited = Object.entries(fields).filter(([id, { file }]) => file && schema.properties[id]);
  const stray = limited.filter(([id]) => uiSchema[id]?.['ui:widget'] !== 'file');
  return [
    ...held,
    ...stray.map(([id]) => problem('file.limits', within(place, 'fields', id, 'file'), noFile(id))),
  ];
}

function checkFileField(
  { schema }: Form,
  field: string,
  ui: FieldUi,
  isOfRegister: boolean,
  place: Place,
): Problem[] {
  const at = within(place, 'schema', 'properties', field);
  const own = schema.properties[field];
  const fits =
    isId(own) || (ui['ui:widget'] === 'file' && own?.type === 'array' && isId(own.items));
  return [
    ...(fits ? [] : [problem('file.schema', at, notAnId)]),
    ...(isOfRegister ? [problem('file.register', at, notInRegister)] : []),
  ];
}

const isId = (schema: FieldSchema | undefined): boolean =>
  schema?.type === 'string' &&
  !schema.oneOf &&
  !schema.format &&
  schema.const === undefined &&
  schema.default === undefined;

const notInRows: Said = [
  '表格的行内不能上传文件。',
  'A row of a table cannot hold a file.',
  '请在表单中另设一个文件字段。',
  'Make a field of the form for it.',
];
const notAnId: Said = [
  '文件字段的值是上传编号。',
  'The answer of a field for files is the id of an upload.',
  '类型请用 string，多个文件用 array（items 为 string）；签名只用 string；不设选项、格式和默认值。',
  'Use the type string, for several files an array of string, for a signature string only; no choices, format or default.',
];
const notInRegister: Said = [
  '人员和单位登记表不能上传文件。',
  'The form of a person or a unit cannot hold files.',
  '请在办件的表单中上传。',
  'Put the field into a form of a case.',
];
const noFile = (field: string): Said => [
  `字段「${field}」不是文件字段，不能限定文件。`,
  `“${field}” is no field for files, so it cannot limit them.`,
  '请把控件设为 file，或删去 file。',
  'Give it the widget file, or remove this.',
];
