import { fileURLToPath } from 'node:url';
import { type Plugin, parseAst } from 'vite';
import { type Drawn, draw } from './styles.ts';

/**
 * Makes the styles of antd's controls while building, as a file beside each control, in place of
 * making them in the browser: on a slow machine that was a tenth of the time in which a page opens,
 * and the code that makes them a sixth of the scripts.
 */
export function antdStyles(): Plugin {
  const made = new Map<string, readonly Call[]>();
  // Only for production are controls left out that nobody uses.
  let bundlesAll = false;
  let { styles, base, token }: Drawn = { styles: new Map(), base: '', token: {} };
  return {
    name: 'antd-styles',
    apply: 'build',
    enforce: 'pre',
    configResolved({ isProduction }) {
      bundlesAll = !isProduction;
    },
    buildStart() {
      ({ styles, base, token } = draw());
    },
    async resolveId(source, importer) {
      if (source.startsWith(virtual)) return source;
      if (!importer?.includes('/antd/es/')) return undefined;
      if (source.startsWith('@ant-design/cssinjs')) return standIn('cssinjs');
      if (!source.startsWith('.')) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const name = found && Object.keys(standIns).find((path) => found.id.endsWith(path));
      return name && standIn(standIns[name] ?? '');
    },
    load(id) {
      if (id === `${virtual}token`) return `export const token = ${JSON.stringify(token)}`;
      if (id === `${virtual}base.css`) return base;
      return id.startsWith(virtual) ? (styles.get(id.slice(virtual.length, -4)) ?? '') : undefined;
    },
    transform(code, id) {
      if (!/\/antd\/es\/.*style/.test(id) || !maker.test(code)) return undefined;
      const calls = callsIn(parseAst(code));
      made.set(id, calls);
      return withFiles(code, calls);
    },
    generateBundle(_options, bundle) {
      if (bundlesAll) return;
      for (const chunk of Object.values(bundle)) {
        const bundled = chunk.type === 'chunk' ? chunk.moduleIds : [];
        for (const { name } of bundled.flatMap((id) => made.get(id) ?? [])) {
          if (!styles.has(name) && !neverDrawn.has(name))
            throw new Error(`Nothing draws antd's ${name}: add it to apps/shell/antd/samples.ts`);
        }
      }
    },
  };
}

const virtual = 'virtual:antd/';

/** What antd brings along and the shell does not draw. */
const neverDrawn: ReadonlySet<string> = new Set([
  'Addon',
  'Badge-Ribbon',
  'Input-OTP',
  'Pagination-bordered',
  'Tree',
  'Wave',
]);

const standIns: Readonly<Record<string, string>> = {
  '/antd/es/theme/util/genStyleUtils.js': 'gen-style-utils',
  '/antd/es/theme/util/useResetIconStyle.js': 'use-reset-icon-style',
  '/antd/es/theme/useToken.js': 'use-token',
  '/antd/es/theme/context.js': 'context',
};
const standIn = (name: string) => fileURLToPath(new URL(`./stand-ins/${name}.ts`, import.meta.url));

const makers = ['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook'];
const maker = new RegExp(`(${makers.join('|')})\\(`);

/** A module of styles with files in place of what would make them, which then is not bundled. */
function withFiles(code: string, calls: readonly Call[]): string {
  let left = code;
  for (const { start, end } of calls.toReversed())
    left = `${left.slice(0, start)}${left.slice(start, end).split('(')[0]}()${left.slice(end)}`;
  const files = calls.map(({ name }) => `import '${virtual}${name}.css';\n`).join('');
  return files + left.replaceAll('new Keyframes(', '/* @__PURE__ */ new Keyframes(');
}

interface Call {
  readonly start: number;
  readonly end: number;
  /** `Button`, `Button-compact`. */
  readonly name: string;
}

function callsIn(node: unknown): Call[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee, start, end, arguments: given } = node as Record<string, any>;
  if (type === 'CallExpression' && makers.includes(callee.name)) {
    const [first] = given;
    const parts = first.elements ?? [first];
    return [{ start, end, name: parts.map(({ value }: { value: string }) => value).join('-') }];
  }
  return Object.values(node).flatMap(callsIn);
}
