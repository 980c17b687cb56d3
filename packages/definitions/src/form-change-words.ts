import type { Text } from './model/text.ts';

/** What became of something in a form. */
export const verbs = {
  added: { 'zh-CN': '新增', en: 'added' },
  removed: { 'zh-CN': '不再使用', en: 'no longer used' },
  changed: { 'zh-CN': '修改', en: 'changed' },
} satisfies Record<string, Text>;

/** Things of a form and of its fields, and what is said of them. */
export const words = {
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  none: { 'zh-CN': '无', en: 'none' },
  never: { 'zh-CN': '无条件', en: 'no condition' },
  field: { 'zh-CN': '字段', en: 'field' },
  notice: { 'zh-CN': '提示', en: 'notice' },
  look: { 'zh-CN': '填写方式或框内提示修改', en: 'another way to fill it in' },
  binds: { 'zh-CN': '成为的事实修改', en: 'becomes other facts' },
  fewerColumns: { 'zh-CN': '去掉列', en: 'without the columns' },
  moreColumns: { 'zh-CN': '增加列', en: 'with the columns' },
  columns: { 'zh-CN': '列修改', en: 'columns changed' },
  sectionName: { 'zh-CN': '分组', en: 'section' },
  type: { 'zh-CN': '类型', en: 'type' },
  required: { 'zh-CN': '必填', en: 'required' },
  minLength: { 'zh-CN': '最少字数', en: 'fewest characters' },
  maxLength: { 'zh-CN': '最多字数', en: 'most characters' },
  minimum: { 'zh-CN': '最小值', en: 'smallest value' },
  maximum: { 'zh-CN': '最大值', en: 'largest value' },
  multipleOf: { 'zh-CN': '倍数', en: 'multiple of' },
  minItems: { 'zh-CN': '最少几项', en: 'fewest items' },
  maxItems: { 'zh-CN': '最多几项', en: 'most items' },
  pattern: { 'zh-CN': '格式', en: 'pattern' },
  default: { 'zh-CN': '默认值', en: 'first value' },
  fewer: { 'zh-CN': '去掉选项', en: 'without the choices' },
  more: { 'zh-CN': '增加选项', en: 'with the choices' },
  help: {
    'zh-CN': (text: string) => `填写说明改为：${text}`,
    en: (text: string) => `help is now: ${text}`,
  },
  choice: {
    'zh-CN': (was: string, is: string) => `选项「${was}」改称「${is}」`,
    en: (was: string, is: string) => `choice “${was}” now called “${is}”`,
  },
  show: {
    'zh-CN': (text: string) => `显示条件改为：${text}`,
    en: (text: string) => `shown when: ${text}`,
  },
  requireWhen: {
    'zh-CN': (text: string) => `必填条件改为：${text}`,
    en: (text: string) => `required when: ${text}`,
  },
  section: {
    'zh-CN': (title: string) => `移到分组「${title}」`,
    en: (title: string) => `now in the section “${title}”`,
  },
  order: {
    'zh-CN': (fields: string) => `字段次序调整：${fields}`,
    en: (fields: string) => `fields in another order: ${fields}`,
  },
  renamed: {
    'zh-CN': (title: string) => `改称「${title}」`,
    en: (title: string) => `now called “${title}”`,
  },
} as const;
