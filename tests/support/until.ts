/** Polls until the condition holds; fails after `timeoutMs`. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`the condition did not come true within ${timeoutMs} ms`)
    await new Promise((resume) => setTimeout(resume, 25))
  }
}
