import type { Text } from './model/text.ts';

/** A form of text that is often asked for, under the name by which it is chosen. */
export interface NamedPattern {
  readonly id: string;
  readonly title: Text;
  /** For the engine of `re2`, and the same in a browser. */
  readonly pattern: string;
  /** What is said of an answer that is not like that. */
  readonly message: Text;
  readonly example: string;
}

/** The forms of text that a designer offers. */
export const namedPatterns: readonly NamedPattern[] = [
  {
    id: 'mobile',
    title: { 'zh-CN': '手机号码', en: 'Mobile number' },
    pattern: '^1[3-9][0-9]{9}$',
    message: { 'zh-CN': '应为 11 位手机号码', en: 'is to be a mobile number of 11 digits' },
    example: '13800000000',
  },
  {
    id: 'phone',
    title: { 'zh-CN': '固定电话', en: 'Landline number' },
    pattern: '^(0[0-9]{2,3}-)?[2-9][0-9]{6,7}$',
    message: {
      'zh-CN': '应为固定电话，如 0594-2000000',
      en: 'is to be a landline number such as 0594-2000000',
    },
    example: '0594-2000000',
  },
  {
    id: 'postcode',
    title: { 'zh-CN': '邮政编码', en: 'Postcode' },
    pattern: '^[0-9]{6}$',
    message: { 'zh-CN': '应为 6 位邮政编码', en: 'is to be a postcode of 6 digits' },
    example: '351100',
  },
  {
    id: 'documentNumber',
    title: { 'zh-CN': '公文文号', en: 'Document number' },
    pattern: '^[^〔〕 ]{1,20}〔[0-9]{4}〕[0-9]{1,6}号$',
    message: {
      'zh-CN': '应为文号，如 示纪发〔2026〕1号',
      en: 'is to be a document number such as 示纪发〔2026〕1号',
    },
    example: '示纪发〔2026〕1号',
  },
  {
    id: 'creditCode',
    title: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
    pattern: '^[0-9A-HJ-NP-RT-UW-Y]{18}$',
    message: {
      'zh-CN': '应为 18 位统一社会信用代码',
      en: 'is to be a unified social credit code of 18 characters',
    },
    example: '11350000000000000X',
  },
  {
    id: 'email',
    title: { 'zh-CN': '电子邮箱', en: 'E-mail address' },
    pattern: '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){1,8}$',
    message: { 'zh-CN': '应为电子邮箱地址', en: 'is to be an e-mail address' },
    example: 'name@example.cn',
  },
  {
    id: 'chinese',
    title: { 'zh-CN': '只含汉字', en: 'Chinese characters only' },
    pattern: '^[㐀-䶿一-鿿·]+$',
    message: { 'zh-CN': '只能填写汉字', en: 'is to have Chinese characters only' },
    example: '汉字',
  },
];

/** The named one that a pattern is, if it is one. */
export const namedPattern = (pattern: string | undefined): NamedPattern | undefined =>
  namedPatterns.find((one) => one.pattern === pattern);
