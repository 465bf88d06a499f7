/** Turns raw scores into confidence, and says from where on an answer is taken. */
export interface Calibration {
  /** Divides the scores before the softmax. */
  temperature: number;
  /** The least confidence at which answers were right often enough; above 1: never. */
  threshold: number;
}

/** How many of the answers that are taken shall be right. */
const PRECISION = 0.9;
/** A desk that has seen little would otherwise ask about nearly everything. */
const PRECISION_WITH_FEW = 0.85;
const FEW_PER_LABEL = 50;
/** A threshold picked on some texts flatters itself on others: this many standard errors are taken off. */
const CAUTION = 1;

const TEMPERATURES = [0.05, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1, 1.5];

/**
 * Fits temperature and threshold on scores of examples that the scoring machines had not seen.
 * `answers` holds the index of the right label of each, `perLabel` is how many examples a label
 * has on average.
 */
export function calibrate(
  heldOut: readonly Float64Array[],
  answers: readonly number[],
  perLabel: number,
): Calibration {
  const temperature = bestTemperature(heldOut, answers);
  const outcomes = heldOut.map((scores, at) => {
    const shares = softmax(scores, temperature);
    const best = indexOfLargest(shares);
    return { confidence: shares[best] ?? 0, right: best === answers[at] };
  });
  const precision = perLabel < FEW_PER_LABEL ? PRECISION_WITH_FEW : PRECISION;
  return { temperature, threshold: thresholdFor(precision, outcomes) };
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** So many scores tell the temperature; more would only hold up everything else. */
const ENOUGH = 1000;

function bestTemperature(heldOut: readonly Float64Array[], answers: readonly number[]): number {
  const stride = Math.ceil(heldOut.length / ENOUGH);
  let best = { temperature: 0.3, loss: Infinity };
  for (const temperature of heldOut.length > 0 ? TEMPERATURES : []) {
    let loss = 0;
    heldOut.forEach((scores, at) => {
      if (at % stride !== 0) return;
      loss -= Math.log(Math.max(softmax(scores, temperature)[answers[at] ?? 0] ?? 0, 1e-6));
    });
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

/** The lowest confidence above which at least `precision` of the answers were right. */
function thresholdFor(
  precision: number,
  outcomes: { confidence: number; right: boolean }[],
): number {
  const sorted = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let threshold = 1.01;
  sorted.forEach((outcome, at) => {
    if (outcome.right) right++;
    const taken = at + 1;
    if (cautiously(right, taken) >= precision) threshold = outcome.confidence;
  });
  return threshold;
}

/** The share of right answers, less what chance may have added; one wrong answer is imagined. */
function cautiously(right: number, taken: number): number {
  const share = right / (taken + 1);
  return share - CAUTION * Math.sqrt((share * (1 - share)) / taken);
}

export function indexOfLargest(values: Float64Array): number {
  let best = 0;
  values.forEach((value, at) => {
    if (value > (values[best] ?? -Infinity)) best = at;
  });
  return best;
}
