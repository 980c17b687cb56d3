/** In place of antd's own: a control has its class names, and its styles are in a file already. */
import 'virtual:antd/base.css';
import { variables } from './names.ts';

export const genStyleHooks = () => () => ['', variables];
export const genComponentStyleHook = () => () => '';
export const genSubStyleComponent = () => () => null;

export const genCssVar = (antCls: string, component: string) => {
  const prefix = `--${antCls.replace(/\./g, '')}-${component}-`;
  const nameOf = (name: string) => prefix + name;
  const reference = (name: string, otherwise?: string) =>
    otherwise ? `var(${prefix}${name}, ${otherwise})` : `var(${prefix}${name})`;
  return [nameOf, reference];
};
