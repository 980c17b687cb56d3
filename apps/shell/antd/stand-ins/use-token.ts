/** In place of antd's own: what the look comes to was computed by the build. */
import { token } from 'virtual:antd/token';
import { variables } from './names.ts';

// The controls wait for the end of their animations, which styles.css switches off.
const motion = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
const computed = { ...token, motion };
const used = [undefined, computed, '', computed, { prefix: 'ant', key: variables }, true];

export default () => used;
export const unitless = {};
export const getComputedToken = () => computed;
