/** What `plugin.ts` makes while building. */
declare module 'virtual:antd/base.css';
declare module 'virtual:antd/token' {
  export const token: Readonly<Record<string, unknown>>;
}
