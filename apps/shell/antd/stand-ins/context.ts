/** In place of antd's own: there is one look, and none is derived in the browser. */
import { createContext } from 'react';

export const defaultTheme = undefined;
export const defaultConfig = { token: {}, override: { override: {} }, hashed: false };
export const DesignTokenContext = createContext(defaultConfig);
