// Packs circles: each as near to the middle as it can lie without overlapping those before it.

const GAP = 5;

/** Places circles of these radii; gives {x, y} for each, and how wide and high all of them are together. */
export function pack(radii, width) {
  const placed = [];
  for (const radius of radii) placed.push({ ...nearest(radius, placed, width), radius });
  const left = Math.min(...placed.map(({ x, radius }) => x - radius));
  const top = Math.min(...placed.map(({ y, radius }) => y - radius));
  return {
    places: placed.map(({ x, y }) => ({ x: x - left, y: y - top })),
    width: Math.max(...placed.map(({ x, radius }) => x + radius)) - left,
    height: Math.max(...placed.map(({ y, radius }) => y + radius)) - top,
  };
}

function nearest(radius, placed, width) {
  if (!placed.length) return { x: 0, y: 0 };
  const free = candidates(radius, placed).filter((at) => fits(at, radius, placed) && Math.abs(at.x) + radius <= width / 2);
  return free.reduce((best, at) => (far(at) < far(best) ? at : best), free[0] ?? below(radius, placed));
}

// A lying ellipse suits the page better than a circle.
function far({ x, y }) {
  return Math.hypot(x * 0.62, y);
}

function below(radius, placed) {
  return { x: 0, y: Math.max(...placed.map((one) => one.y + one.radius)) + radius + GAP };
}

function fits({ x, y }, radius, placed) {
  return placed.every((one) => Math.hypot(one.x - x, one.y - y) >= one.radius + radius + GAP - 0.01);
}

// Where a circle touches one that lies there, all around, or two of them.
function candidates(radius, placed) {
  const found = [];
  placed.forEach((one, index) => {
    const reach = one.radius + radius + GAP;
    for (let step = 0; step < 16; step += 1) {
      const angle = (step * Math.PI) / 8;
      found.push({ x: one.x + reach * Math.cos(angle), y: one.y + reach * Math.sin(angle) });
    }
    for (const other of placed.slice(index + 1)) found.push(...touching(one, other, reach, other.radius + radius + GAP));
  });
  return found;
}

function touching(one, other, reach, otherReach) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  if (!distance || distance > reach + otherReach) return [];
  const along = (reach ** 2 - otherReach ** 2 + distance ** 2) / (2 * distance);
  const aside = Math.sqrt(Math.max(reach ** 2 - along ** 2, 0));
  const [x, y] = [one.x + (along * dx) / distance, one.y + (along * dy) / distance];
  return [
    { x: x - (aside * dy) / distance, y: y + (aside * dx) / distance },
    { x: x + (aside * dy) / distance, y: y - (aside * dx) / distance },
  ];
}
