import { enAuthoring } from './en-authoring.ts';
import { provide } from './known.ts';
import { zhAuthoring } from './zh-CN-authoring.ts';

// Loaded with the pages on which rules and forms are made, which say things in both languages.
provide('zh-CN', zhAuthoring);
provide('en', enAuthoring);
