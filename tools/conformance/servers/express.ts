import express from 'express'
import { start } from './express-app.ts'

start(express)
