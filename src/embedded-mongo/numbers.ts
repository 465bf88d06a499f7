import { Int32, int, isNumber, toNumber, type Value } from './values.js';

type Numeric = number | bigint | Int32;

const big = (v: Numeric): bigint => BigInt(v instanceof Int32 ? v.value : v);
const fits = (v: bigint, bits: number): boolean => BigInt.asIntN(bits, v) === v;

/**
 * Adds or multiplies as MongoDB does: doubles win over integers, and a 32-bit result that does
 * not fit becomes a 64-bit one.
 * @returns undefined when a 64-bit result does not fit either
 */
export function arithmetic(op: '+' | '*', a: Numeric, b: Numeric): Numeric | undefined {
  if (typeof a === 'number' || typeof b === 'number')
    return op === '+' ? toNumber(a) + toNumber(b) : toNumber(a) * toNumber(b);
  const exact = op === '+' ? big(a) + big(b) : big(a) * big(b);
  if (a instanceof Int32 && b instanceof Int32 && fits(exact, 32)) return int(Number(exact));
  return fits(exact, 64) ? exact : undefined;
}

/** The running sum of `$sum` and `$avg`: integers exactly, doubles with compensation. */
export class Summation {
  private integers = 0n;
  private sum = 0;
  private compensation = 0;
  private double = false;
  private long = false;
  count = 0;

  /** Adds a value; what is no number is left out. */
  add(v: Value): void {
    if (!isNumber(v)) return;
    this.count++;
    if (typeof v === 'number') {
      this.double = true;
      this.addDouble(v);
    } else {
      if (typeof v === 'bigint') this.long = true;
      this.integers += big(v);
    }
  }

  private addDouble(x: number): void {
    const t = this.sum + x;
    this.compensation += Math.abs(this.sum) >= Math.abs(x) ? this.sum - t + x : x - t + this.sum;
    this.sum = t;
  }

  /** The sum as a double, whatever was added. */
  asDouble(): number {
    const whole = Number(this.integers);
    const t = this.sum + whole;
    if (!Number.isFinite(t)) return t;
    const lost =
      Math.abs(this.sum) >= Math.abs(whole) ? this.sum - t + whole : whole - t + this.sum;
    return t + (this.compensation + lost);
  }

  /** The sum in the smallest type that holds it and every type added. */
  total(): Value {
    if (this.double) return this.asDouble();
    if (!this.long && fits(this.integers, 32)) return int(Number(this.integers));
    return fits(this.integers, 64) ? this.integers : Number(this.integers);
  }
}
