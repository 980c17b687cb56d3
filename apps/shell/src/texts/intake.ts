import { imports as en } from './en/imports.ts';
import { provide } from './known.ts';
import { imports as zh } from './zh-CN/imports.ts';

/** What only the pages say on which many cases are read from a file. */
export { en as enIntake, zh as zhIntake };

provide('zh-CN', zh);
provide('en', en);
