import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../support/stet.ts'

const root = resolve(import.meta.dirname, '../..')

/** What every machine has beside a Node.js: a shell and its tools. */
const systemPath = '/usr/bin:/bin'

describe('the launcher', () => {
  test('runs with the Node.js of the project, whatever PATH has', async () => {
    const { code, stdout } = await run(join(root, 'stet'), ['--help'], systemPath)
    expect(code).toBe(0)
    expect(stdout).toContain('stet')
  })

  test('may be linked into a directory on PATH', async () => {
    await using bin = await temporaryDirectory()
    await symlink(join(root, 'stet'), join(bin.path, 'stet'))
    const { code } = await run('stet', ['--help'], `${bin.path}:${systemPath}`)
    expect(code).toBe(0)
  })

  test('passes arguments and exit codes through', async () => {
    const { code, stderr } = await run(join(root, 'stet'), ['no such command'], systemPath)
    expect(code).toBe(2)
    expect(stderr).toContain('no such command')
  })

  test('says what to do when every Node.js is too old', async () => {
    await using home = await cloneWithoutNode()
    await command(join(home.path, 'bin'), 'node', 'exit 1')
    const { code, stderr } = await run(join(home.path, 'stet'), ['--help'], `${join(home.path, 'bin')}:/bin`)
    expect(code).toBe(1)
    expect(stderr).toContain('Node.js 24')
    expect(stderr).toContain('npm ci')
  })

  test('installs the packages when they are missing, and says so', async () => {
    await using home = await cloneWithoutNode({ installed: false })
    await command(
      join(home.path, 'bin'),
      'npm',
      `echo "$@" > "${home.path}/asked"; mkdir -p node_modules/.bin`,
    )
    const { stderr } = await run(join(home.path, 'stet'), [], `${join(home.path, 'bin')}:/bin`)
    expect(stderr).toContain('installing')
    const { stdout } = await run('cat', [join(home.path, 'asked')], systemPath)
    expect(stdout).toMatch(/^ci /)
  })
})

async function cloneWithoutNode({ installed = true } = {}) {
  const home = await temporaryDirectory()
  await copyFile(join(root, 'stet'), join(home.path, 'stet'))
  await chmod(join(home.path, 'stet'), 0o755)
  await mkdir(join(home.path, 'bin'))
  if (installed) {
    await mkdir(join(home.path, 'node_modules'))
    await writeFile(join(home.path, 'node_modules/.package-lock.json'), '{}')
  }
  return home
}

async function command(directory: string, name: string, script: string): Promise<void> {
  await writeFile(join(directory, name), `#!/bin/sh\n${script}\n`)
  await chmod(join(directory, name), 0o755)
}

function run(
  file: string,
  args: string[],
  path: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolveRun) => {
    execFile(file, args, { env: { PATH: path } }, (error, stdout, stderr) => {
      resolveRun({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      })
    })
  })
}
