/**
 * Returns the answer to a deletion, if it says that it is accepted. Another server at a wrong address may answer 200, and
 * then nothing was deleted.
 * @throws an error that counts as uncertain
 */
export function confirmed<Answer extends { readonly success: true }>(answer: Answer): Answer {
  if ((answer as Partial<Answer> | null | undefined)?.success !== true)
    throw Object.assign(new Error('The server sent an unexpected answer.'), { code: 'unexpected_answer' })
  return answer
}
