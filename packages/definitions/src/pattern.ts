import { RE2JS } from 're2js';
import type { Said } from './place.ts';

/**
 * Why a pattern is refused, naming the part that is meant; nothing when it is good. It has to mean
 * the same to `re2`, by which the server looks at answers in linear time, and to the browser; and no
 * text may keep the browser busy for long.
 */
export function patternFault(pattern: string): Said | undefined {
  const strange = unsupported.find(({ like }) => like.test(pattern));
  if (strange) return said(strange.like.exec(pattern)?.[0] ?? pattern, strange);
  const nested = nestedRepeat(pattern);
  if (nested !== undefined) return said(nested, slow);
  try {
    RE2JS.compile(pattern);
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return said((error as Error).message, broken);
  }
}

interface Reason {
  readonly zh: string;
  readonly en: string;
  readonly cureZh: string;
  readonly cureEn: string;
}

const said = (part: string, { zh, en, cureZh, cureEn }: Reason): Said => [
  `格式表达式中的「${part}」${zh}。`,
  `“${part}” in the pattern ${en}.`,
  cureZh,
  cureEn,
];

const unsupported: readonly (Reason & { readonly like: RegExp })[] = [
  {
    like: /\(\?<?[=!]/,
    zh: '（环视）不受支持',
    en: '(a look-around) is not supported',
    cureZh: '请去掉环视，分成几条要求。',
    cureEn: 'Leave out the look-around.',
  },
  {
    like: /\\[1-9]|\\k</,
    zh: '（回溯引用）不受支持',
    en: '(a back reference) is not supported',
    cureZh: '请去掉回溯引用。',
    cureEn: 'Leave out the back reference.',
  },
  {
    like: /\\s|\\S/i,
    zh: '在不同设备上所指不同',
    en: 'means different things on different machines',
    cureZh: '请直接写空格。',
    cureEn: 'Write the blank itself.',
  },
  {
    like: /\[\[:|\\[AzQEC]/,
    zh: '在浏览器中没有同样的含义',
    en: 'does not mean the same in a browser',
    cureZh: '请改用 [a-z]、[0-9]、^、$ 等写法。',
    cureEn: 'Use [a-z], [0-9], ^ and $ instead.',
  },
];

const slow: Reason = {
  zh: '是重复之中的重复，可能使浏览器停住',
  en: 'is a repetition within a repetition and could stop the browser',
  cureZh: '请只重复一次，或写明次数，如 {1,20}。',
  cureEn: 'Repeat only once, or say how often, such as {1,20}.',
};
const broken: Reason = {
  zh: '不能识别',
  en: 'cannot be read',
  cureZh: '请核对括号和符号是否成对。',
  cureEn: 'See whether brackets and signs are in pairs.',
};

/** A group that repeats without end and has in it what repeats without end. */
function nestedRepeat(pattern: string): string | undefined {
  const open: { readonly from: number; repeats: boolean }[] = [];
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern[i];
    if (sign === '\\') i += 1;
    else if (sign === '[') i = endOfClass(pattern, i);
    else if (sign === '(') open.push({ from: i, repeats: false });
    else if (sign === ')') {
      const group = open.pop();
      const isRepeated = endless.test(pattern.slice(i + 1));
      if (group?.repeats && isRepeated) return pattern.slice(group.from, i + 2);
      const outer = open.at(-1);
      if (outer && (group?.repeats || isRepeated)) outer.repeats = true;
    } else if (endless.test(pattern.slice(i))) {
      const group = open.at(-1);
      if (group) group.repeats = true;
    }
  }
  return undefined;
}

const endless = /^([*+]|\{\d+,\})/;

function endOfClass(pattern: string, from: number): number {
  for (let i = from + 1; i < pattern.length; i += 1) {
    if (pattern[i] === '\\') i += 1;
    else if (pattern[i] === ']' && i > from + 1) return i;
  }
  return pattern.length;
}
