/** In place of what makes styles in the browser: named in modules of which nothing else is left. */
import { createContext } from 'react';

export const StyleContext = createContext({});
export const createTheme = () => undefined;
export const getComputedToken = () => ({});
export const useStyleRegister = () => undefined;
export const unit = (value: number | string) => (typeof value === 'number' ? `${value}px` : value);
export class Keyframes {}
export const genCalc = () => undefined;
export const mergeToken = () => undefined;
export const statistic = {};
export const statisticToken = () => undefined;
export const genStyleUtils = () => undefined;
