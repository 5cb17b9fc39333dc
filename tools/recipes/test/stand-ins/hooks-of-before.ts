export const called: string[] = []
export const beforeDelete = async ({ id }: { id: string }): Promise<void> => void called.push(`before ${id}`)
export const afterDelete = async ({ id }: { id: string }): Promise<void> => void called.push(`after ${id}`)
