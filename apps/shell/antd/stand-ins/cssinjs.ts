/** In place of what makes styles in the browser. */
import { createContext } from 'react';

export const StyleContext = createContext({});
export const createTheme = () => undefined;
export const getComputedToken = () => ({});
export const useStyleRegister = () => undefined;
export const unit = (value: number | string) => (typeof value === 'number' ? `${value}px` : value);
export class Keyframes {}
