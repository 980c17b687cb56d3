export { administration } from './administration.ts';
export { designer } from './designer.ts';
export { form } from './form.ts';
export { general } from './general.ts';
export { policy } from './policy.ts';
export { receipt } from './receipt.ts';
export { studio } from './studio.ts';
export { work } from './work.ts';
