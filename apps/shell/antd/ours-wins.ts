/**
 * Files of styles come in the order in which pages are opened. Where a rule of ours and one of antd's
 * weigh the same, ours must win whichever came last: each of ours weighs a little more.
 */
export const oursWins = {
  postcssPlugin: 'ours-wins',
  Once(root: Root) {
    if (!root.source?.input.file?.includes('/apps/shell/src/')) return;
    root.walkRules((rule) => {
      const { name = '' } = (rule.parent ?? {}) as { name?: string };
      if (name.endsWith('keyframes')) return;
      rule.selectors = rule.selectors.map((one) =>
        /^(html|:root)\b/.test(one) ? one : `html ${one}`,
      );
    });
  },
};

/** What of PostCSS, which Vite brings along, is needed here. */
interface Root {
  readonly source?: { readonly input: { readonly file?: string | undefined } } | undefined;
  walkRules(each: (rule: Rule) => void): unknown;
}
interface Rule {
  readonly parent: object | undefined;
  selectors: string[];
}
