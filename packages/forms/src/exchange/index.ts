export type { Said } from './faults.ts';
export { type FormFile, readFormFile, writeFormFile } from './form-file.ts';
export { type PlainForm, plainForm } from './plain-form.ts';
