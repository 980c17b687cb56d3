import { en } from './en.ts';
import { provide } from './known.ts';

provide('en', en);
