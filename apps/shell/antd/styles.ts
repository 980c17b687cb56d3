import { createRequire } from 'node:module';
import { ConfigProvider, theme } from 'antd';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { look } from '../src/look.ts';
import { samples } from './samples.ts';
import { variables } from './stand-ins/names.ts';

// antd's own copy, into which it puts the styles that are collected here.
const ofAntd = createRequire(import.meta.resolve('antd'));
const { createCache, extractStyle, legacyLogicalPropertiesTransformer, StyleProvider } =
  ofAntd('@ant-design/cssinjs');

export interface Drawn {
  /** Styles by the name under which antd makes them, e.g. `Button` or `Button-compact`. */
  readonly styles: ReadonlyMap<string, string>;
  /** Those that no control owns: the variables of the look and icons. */
  readonly base: string;
  /** What the look comes to, as controls read it in scripts. */
  readonly token: Readonly<Record<string, unknown>>;
}

/** Draws every control once under our look and collects the styles that antd makes for it. */
export function draw(): Drawn {
  const cache = createCache();
  let token: Record<string, unknown> = {};
  const Token = () => {
    token = { ...theme.useToken().token };
    return null;
  };
  for (const sample of [createElement(Token), ...samples]) renderToString(under(cache, sample));

  const declared = new Map<string, string>();
  const styles = new Map<string, string>();
  let base = '';
  for (const key of cache.cache.keys()) {
    const [kind, control = '', path = ''] = key.split('%');
    const css = extracted(cache, key);
    if (kind === 'cssVar') add(declared, control, css);
    else if (path.includes('-') && !path.startsWith('ant-design')) add(styles, nameIn(path), css);
    else base += css;
  }
  for (const [name, css] of styles) {
    const [control = ''] = name.split('-');
    if (name === control || !styles.has(control))
      styles.set(name, (declared.get(control) ?? '') + css);
  }
  return { styles, base: withoutShades(base, [...styles.values()].join()), token: read(token) };
}

function add(map: Map<string, string>, name: string, css: string): void {
  map.set(name, (map.get(name) ?? '') + css);
}

interface Cache {
  readonly cache: Map<string, unknown>;
}

const under = (cache: Cache, sample: ReactNode) =>
  createElement(
    StyleProvider,
    { cache, transformers: [legacyLogicalPropertiesTransformer, leftToRight] },
    createElement(
      ConfigProvider,
      { theme: { ...look, hashed: false, cssVar: { key: variables } } },
      sample,
    ),
  );

/** `Button` of `Button-Button`, `Button-compact` of itself. */
function nameIn(path: string): string {
  const [control = '', ...part] = path.split('-');
  return part.join('-') === control ? control : path;
}

function extracted(cache: Cache, key: string): string {
  const alone = createCache();
  const entry = cache.cache.get(key);
  if (entry) alone.cache.set(key, entry);
  return (
    extractStyle(alone, true)
      .replace(/\.data-ant-cssinjs-cache-path\{.*$/s, '')
      .replace(/(!important)+/g, '!important')
      // What is drawn as if it were open has variables of its own.
      .replaceAll(new RegExp(`\\.${variables}-_[^{]*\\{[^}]*\\}`, 'g'), '')
      // There is one look: its variables are declared once, and not on every control.
      .replaceAll(new RegExp(`\\.${variables}(\\.[\\w-]+)?(?=\\{)`, 'g'), ':root')
      // Links are ours, but for those that are controls.
      .replaceAll(/(^|[},])a(?=[:[{,])/g, '$1a:where([class*="ant-"])')
  );
}

/** Both languages are written from left to right. */
const leftToRight = {
  visit: (styles: object) =>
    Object.fromEntries(
      Object.entries(styles).filter(
        ([name]) => !name.split(',').every((one) => /-rtl\b/.test(one)),
      ),
    ),
};

/** Shades of palettes that no control shows. */
const withoutShades = (base: string, styles: string) =>
  base.replaceAll(/(--ant-[a-z]+-\d+):[^;}]*;?/g, (declared, name) =>
    styles.includes(`var(${name})`) ? declared : '',
  );

/** What a script of a control reads; none asks for a shade of a palette. */
const read = (token: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(token).filter(([name]) => !/[a-z]-?\d+$/.test(name)));
