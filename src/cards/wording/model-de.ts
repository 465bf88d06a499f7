import type { modelEn } from './model-en.js';

/** What a language model decided, in German. */
export const modelDe: Readonly<Record<keyof typeof modelEn, string>> = {
  why_category_model: 'Das Sprachmodell wählte {category}, denn es steht da: „{evidence}“.',
  why_priority_model: '{priority}, denn das Sprachmodell las im Text, wie dringend es ist.',
};
