import type { Text } from '@bitan/definitions';

/** What is said of a place in a file: why it is refused, or what became of it. */
export interface Said {
  /** JSON Pointer into the file. */
  readonly pointer: string;
  readonly message: Text;
}

/** A file that is not taken at all, at the place of the fault, with what to do. */
export class Unreadable extends Error {
  readonly said: Said;

  constructor(pointer: string, message: Text) {
    super(message.en);
    this.name = 'Unreadable';
    this.said = { pointer, message };
  }
}

const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Why a file is not taken. */
export const refusals = {
  tooLarge: text(
    '文件过大：最多 200 KB、300 个字段，展开引用后最多 20000 项。请拆成几个文件，或减少引用。',
    'It is too large: at most 200 KB, 300 fields, and 20,000 items once its references are followed. Split it, or refer to less.',
  ),
  tooDeep: text('嵌套过深。请减少层次。', 'It is nested too deep. Nest less.'),
  notJson: text(
    '不是 JSON 文件。请把表单导出为 JSON Schema 再导入。',
    'It is no JSON. Export the form as JSON Schema and import that.',
  ),
  notForm: text(
    '不是表单：须是带有 properties 的 JSON Schema，或本系统导出的表单文件。',
    'It is no form. Choose a JSON Schema with “properties”, or a file of a form from this product.',
  ),
  noFields: text(
    '其中没有可以成为字段的内容。请核对 properties。',
    'Nothing in it can be a field. See what its “properties” say.',
  ),
  changed: text(
    '文件写出后被改动过（校验值不符）。请重新索取，或只导入其中的 schema。',
    'It was changed after it was written (its hash does not fit). Ask for it again, or import only the schema in it.',
  ),
  isAsync: text(
    '$async 会使校验失效。请删去。',
    '“$async” would switch validation off. Remove it.',
  ),
  circle: (ref: string) =>
    text(
      `引用「${ref}」成环。请改为不引用自身的结构。`,
      `The reference “${ref}” runs in a circle. Describe it without referring to itself.`,
    ),
  elsewhere: (ref: string) =>
    text(
      `引用「${ref}」指向文件之外。请把它的内容放入本文件。`,
      `The reference “${ref}” leads out of the file. Put what it names into the file.`,
    ),
  missing: (ref: string) =>
    text(
      `引用「${ref}」没有指向任何内容。请改正。`,
      `The reference “${ref}” leads to nothing. Correct it.`,
    ),
} as const;

/** What became of something that was not taken as it was. */
export const notes = {
  notTaken: text('不支持，未采用。', 'Not supported; left out.'),
  noDefault: text(
    '该默认值不合字段，未采用；请在设计器中设置。',
    'The first value does not fit the field and was left out; set it in the designer.',
  ),
  noField: text(
    '不能成为一个字段，未采用；请在设计器中另行添加。',
    'This cannot be a field and was left out; add it in the designer.',
  ),
  noFile: text(
    '文件不能放在答复之中，未采用；请在设计器中添加「文件」字段。',
    'Files are no part of answers; it was left out. Add a field for files in the designer.',
  ),
  noRows: text(
    '表格的列不能再含列表或分组，未采用；请在设计器中另行添加。',
    'A column of a table can be neither a list nor a group; it was left out. Add it in the designer.',
  ),
  oneColumn: text(
    '文字的列表改为只有一列的表格。',
    'A list of texts is a table of one column now.',
  ),
  fewerRows: text(
    '列表最多 200 行，已改为 200。',
    'A list has at most 200 rows; that is its limit now.',
  ),
  noPattern: text(
    '格式表达式不受支持或可能使系统变慢，未采用；请在设计器中另选格式。',
    'The pattern is not supported or could make the system slow; it was left out. Choose another in the designer.',
  ),
  badName: text(
    '不能用这个名称，未采用；请改名后再导入。',
    'This cannot be a name; it was left out. Rename it and import again.',
  ),
  twice: text(
    '该字段在别处已有定义，此处的补充未采用。',
    'The field is described elsewhere already; what is said of it here was left out.',
  ),
  noCondition: text(
    '条件不支持：其中的字段始终显示，不因此必填；请在设计器中设置条件。',
    'The condition is not supported: its fields are always shown, and not required by it. Set it in the designer.',
  ),
  answered: text(
    '未填写所依据的字段时，条件不成立。',
    'While the field that the condition reads is not answered, it does not hold.',
  ),
  flat: text(
    '分组已并入，名称加上了分组名。',
    'The group was taken apart; the names of its fields begin with its name.',
  ),
  noComputed: text(
    '计算方法不在 JSON Schema 中：现为只读字段，请在设计器中重设。',
    'How it is computed is not in a JSON Schema: it is a field that cannot be filled in. Say it anew in the designer.',
  ),
  noFact: text(
    '答复成为事实的设置未采用；请在设计器中重设。',
    'That answers become facts was left out; set it in the designer.',
  ),
  noFormat: (format: string) =>
    text(
      `格式「${format}」不支持，按文字处理。`,
      `The format “${format}” is not supported; it is a plain text now.`,
    ),
  renamed: (name: string) => text(`字段名改为「${name}」。`, `The field is called “${name}” now.`),
} as const;
