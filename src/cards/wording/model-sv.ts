import type { modelEn } from './model-en.js';

/** What a language model decided, in Swedish. */
export const modelSv: Readonly<Record<keyof typeof modelEn, string>> = {
  why_category_model: 'Språkmodellen valde {category}, för där står ”{evidence}”.',
  why_priority_model: '{priority}, för språkmodellen läste i texten hur bråttom det är.',
};
