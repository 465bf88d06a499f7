/** What a language model decided, in English. */
export const modelEn = {
  why_category_model: 'The language model put it under {category}, for it says “{evidence}”.',
  why_priority_model: '{priority}, because the language model read in it how pressing it is.',
};
