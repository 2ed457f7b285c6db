import { drawPicture, type Picture, pictureSize } from '../../../shared/chronology/picture'
import { SvgSheet } from '../../ui'

/** The timeline as a picture. @param face see `SvgSheet` */
export function TimelinePicture({ picture, face = '' }: { picture: Picture; face?: string }) {
  return <SvgSheet {...pictureSize(picture)} title={picture.words.title} measure={picture.measure} draw={(pen) => drawPicture(pen, picture)} face={face} />
}
