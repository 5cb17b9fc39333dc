import express from 'express'
import { start } from '../express/app.ts'

// The majors' types differ in parts that the app does not use.
start(express as unknown as Parameters<typeof start>[0])
