// One long form of an office in the dialect of each renderer: sections of ten fields, in every
// second one a field that depends on a choice, in every third a table of rows.

const pool = [
  { title: '线索编号', kind: 'text', required: true },
  { title: '工作单位及职务', kind: 'text' },
  { title: '问题摘要', kind: 'long' },
  { title: '线索来源', kind: 'choice', options: ['信访', '检查', '审计', '巡察', '交办', '其他'] },
  { title: '受理日期', kind: 'date' },
  { title: '涉及金额', kind: 'number' },
  { title: '是否党员', kind: 'yesNo' },
  {
    title: '违反的纪律',
    kind: 'choices',
    options: ['政治', '组织', '廉洁', '群众', '工作', '生活'],
  },
  { title: '承办人', kind: 'text', required: true },
  { title: '备注', kind: 'text' },
];

const sectionsOf = (count) =>
  Array.from({ length: Math.ceil(count / pool.length) }, (_, s) => ({
    id: `s${s}`,
    title: `第${s + 1}部分`,
    fields: pool.map((one, i) => ({
      ...one,
      id: `f${s}x${i}`,
      ...(s % 2 === 0 && i === 9 && { when: `f${s}x3` }),
      ...(s % 3 === 1 && i === 8 && { kind: 'rows', required: false }),
    })),
  }));

const valueOf = (i) => `o${i}`;
const choices = (options) => options.map((title, i) => ({ const: valueOf(i), title }));

function schemaOf({ title, kind, options }) {
  switch (kind) {
    case 'number':
      return { type: 'number', title, minimum: 0 };
    case 'date':
      return { type: 'string', format: 'date', title };
    case 'yesNo':
      return { type: 'boolean', title };
    case 'choice':
      return { type: 'string', title, oneOf: choices(options) };
    case 'choices':
      return {
        type: 'array',
        title,
        uniqueItems: true,
        items: { type: 'string', oneOf: choices(options) },
      };
    case 'rows':
      return {
        type: 'array',
        title,
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: '名称', maxLength: 50 },
            amount: { type: 'number', title: '数量' },
          },
          required: ['name'],
          additionalProperties: false,
        },
      };
    default:
      return { type: 'string', title, maxLength: kind === 'long' ? 2000 : 100 };
  }
}

/** As Bitan has it (`@bitan/definitions`: Form). */
export function bitanForm(count) {
  const sections = sectionsOf(count);
  const fields = sections.flatMap((section) => section.fields);
  const said = (text) => ({ 'zh-CN': text, en: text });
  return {
    id: 'bench',
    title: said('登记表'),
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((one) => [one.id, schemaOf(one)])),
      required: fields.filter(({ required }) => required).map(({ id }) => id),
      additionalProperties: false,
    },
    uiSchema: Object.fromEntries(
      fields
        .filter(({ kind }) => kind === 'long')
        .map(({ id }) => [id, { 'ui:widget': 'textarea' }]),
    ),
    sections: sections.map(({ id, title, fields: own }) => ({
      id,
      title: said(title),
      fields: own.map((one) => one.id),
    })),
    fields: Object.fromEntries(
      fields
        .filter(({ when }) => when)
        .map(({ id, when }) => [
          id,
          { show: { all: [{ fact: `answer:${when}`, operator: 'equal', value: valueOf(5) }] } },
        ]),
    ),
  };
}

/** As react-jsonschema-form has it, a section an object. */
export function rjsfForm(count) {
  const sections = sectionsOf(count);
  const objects = sections.map(({ id, title, fields }) => {
    const always = fields.filter(({ when }) => !when);
    const later = fields.find(({ when }) => when);
    return [
      id,
      {
        type: 'object',
        title,
        properties: Object.fromEntries(always.map((one) => [one.id, schemaOf(one)])),
        required: always.filter(({ required }) => required).map((one) => one.id),
        ...(later && {
          if: { properties: { [later.when]: { const: valueOf(5) } }, required: [later.when] },
          then: { properties: { [later.id]: schemaOf(later) } },
        }),
      },
    ];
  });
  const widgets = { long: 'textarea', choices: 'checkboxes', yesNo: 'radio' };
  const uiSchema = Object.fromEntries(
    sections.map(({ id, fields }) => [
      id,
      Object.fromEntries(
        fields
          .filter(({ kind }) => widgets[kind])
          .map((one) => [one.id, { 'ui:widget': widgets[one.kind] }]),
      ),
    ]),
  );
  return { schema: { type: 'object', properties: Object.fromEntries(objects) }, uiSchema };
}

/** As SurveyJS has it. */
export function surveyForm(count) {
  const kinds = {
    text: { type: 'text' },
    long: { type: 'comment' },
    number: { type: 'text', inputType: 'number' },
    date: { type: 'text', inputType: 'date' },
    choice: { type: 'dropdown' },
    choices: { type: 'checkbox' },
    yesNo: { type: 'boolean', renderAs: 'radio' },
    rows: {
      type: 'paneldynamic',
      templateElements: [
        { type: 'text', name: 'name', title: '名称' },
        { type: 'text', inputType: 'number', name: 'amount', title: '数量' },
      ],
    },
  };
  const elements = sectionsOf(count).map(({ id, title, fields }) => ({
    type: 'panel',
    name: id,
    title,
    elements: fields.map((one) => ({
      ...kinds[one.kind],
      name: one.id,
      title: one.title,
      isRequired: one.required === true,
      ...(one.options && {
        choices: one.options.map((text, i) => ({ value: valueOf(i), text })),
      }),
      ...(one.when && { visibleIf: `{${one.when}} = '${valueOf(5)}'` }),
    })),
  }));
  return { textUpdateMode: 'onTyping', pages: [{ name: 'p', elements }] };
}

/** As bpmn-io's form-js has it. */
export function formJsForm(count) {
  const kinds = {
    text: { type: 'textfield' },
    long: { type: 'textarea' },
    number: { type: 'number' },
    date: { type: 'datetime', subtype: 'date' },
    choice: { type: 'select' },
    choices: { type: 'checklist' },
    yesNo: { type: 'checkbox' },
  };
  const field = (one) => ({
    ...(kinds[one.kind] ?? {}),
    key: one.id,
    id: one.id,
    label: one.title,
    validate: { required: one.required === true },
    ...(one.kind === 'date' && { dateLabel: one.title }),
    ...(one.options && { values: one.options.map((label, i) => ({ value: valueOf(i), label })) }),
    ...(one.when && { conditional: { hide: `=${one.when} != "${valueOf(5)}"` } }),
  });
  const rows = (one) => ({
    type: 'dynamiclist',
    id: one.id,
    path: one.id,
    label: one.title,
    defaultRepetitions: 0,
    allowAddRemove: true,
    components: [{ type: 'textfield', key: 'name', id: `${one.id}n`, label: '名称' }],
  });
  return {
    type: 'default',
    id: 'bench',
    schemaVersion: 18,
    components: sectionsOf(count).map(({ id, title, fields }) => ({
      type: 'group',
      id,
      label: title,
      components: fields.map((one) => (one.kind === 'rows' ? rows(one) : field(one))),
    })),
  };
}
